"""Codes of children: the same for the same key, never a word or a number, of no use without the key."""

import hmac

from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.sharing.masked import LENGTH, LETTERS, child_code

keys = st.binary(min_size=32, max_size=32).map(bytes.hex)
uuids = st.uuids().map(lambda one: one.hex)


@given(keys, uuids)
def test_a_code_is_letters_without_vowels(key, uuid):
    code = child_code(key, uuid)
    assert len(code) == LENGTH and set(code) <= set(LETTERS)
    assert not set(LETTERS) & set("AEIOU0123456789")
    assert code == child_code(key, uuid)


@given(keys, keys, uuids)
def test_another_key_gives_another_code(one, other, uuid):
    assert (child_code(one, uuid) == child_code(other, uuid)) == (one == other)


def test_the_code_is_the_keyed_hash_in_base_20():
    key, uuid = "00" * 32, "0" * 32
    number = int(hmac.new(bytes(32), uuid.encode(), "sha256").hexdigest(), 16)
    expected = "".join(LETTERS[number // 20**at % 20] for at in range(LENGTH))
    assert child_code(key, uuid) == expected
