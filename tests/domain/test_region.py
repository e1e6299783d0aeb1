import pytest

from stunting_tui.domain import region

PONCOL = region.District("35.20.01", "Poncol", "Kabupaten Magetan", "Jawa Timur")


@pytest.mark.parametrize("text", ["poncol magetan", "Magetan PONCOL", " poncol, jawa timur", "poncol"])
def test_typing_finds_the_kecamatan(text):
    assert region.search_districts(text)[0] == PONCOL


def test_whole_names_come_before_beginnings_and_those_before_the_middle():
    found = [district.name for district in region.search_districts("depok", limit=50)]
    whole = found.count("Depok")
    assert whole >= 2
    assert found[:whole] == ["Depok"] * whole
    found = region.search_districts("purworejo kota pasuruan")
    assert (found[0].name, found[0].regency) == ("Purworejo", "Kota Pasuruan")
    middle = [district.name for district in region.search_districts("kidul", limit=50)]
    starts = [name.startswith("Kidul") for name in middle]
    assert starts == sorted(starts, reverse=True)


def test_search_is_limited_and_may_find_nothing():
    assert len(region.search_districts("jawa", limit=7)) == 7
    assert region.search_districts("poncol xyzzy") == []
    assert region.search_districts("  ,. ") == []


def test_by_code():
    assert region.district("35.20.01") == region.district("352001") == PONCOL
    assert PONCOL.label == "Kec. Poncol, Kabupaten Magetan"
    assert region.district("35.20") is None
    assert region.district("99.99.99") is None


@pytest.mark.parametrize(
    "names",
    [
        ("JAWA TIMUR", "MAGETAN", "PONCOL"),
        ("Prov. Jawa Timur", "KAB. MAGETAN", "KEC. PONCOL"),
        ("", "Kabupaten Magetan", "Kecamatan Poncol"),
        ("jawatimur", "", "pon col"),
    ],
)
def test_names_of_a_file_mean_one_kecamatan(names):
    assert region.find_district(*names) == PONCOL


def test_names_that_mean_several_or_none_find_nothing():
    assert region.find_district("", "", "DEPOK") is None
    assert region.find_district("JAWA BARAT", "MAGETAN", "PONCOL") is None
    assert region.find_district("JAWA TIMUR", "MAGETAN", "") is None


@pytest.mark.parametrize(
    ("province", "regency", "name", "code"),
    [
        ("NANGGROE ACEH DARUSSALAM", "KAB. ACEH TIMUR", "PEUREULAK TIMUR", "11.03.17"),
        ("BANGKA BELITUNG", "BANGKA", "SUNGAI LIAT", "19.01.01"),
        ("KEP. RIAU", "BINTAN", "GUNUNG KIJANG", "21.01.04"),
        ("PAPUA", "NABIRE", "NABIRE", "94.01.01"),
    ],
)
def test_district_under_a_former_or_short_name_of_its_province(province, regency, name, code):
    assert region.find_district(province, regency, name).code == code


def test_kota_and_kabupaten_are_told_apart_when_given():
    assert region.find_district("", "KOTA PASURUAN", "PURWOREJO").code == "35.75.02"
    assert region.find_district("", "KAB PASURUAN", "PURWOREJO") is None
    assert region.find_district("", "PASURUAN", "PURWOREJO").code == "35.75.02"
    assert region.find_district("", "KOTA BARU", "PAMUKAN SELATAN").regency == "Kabupaten Kotabaru"


def test_special_provinces_have_several_names():
    for province in ("DKI JAKARTA", "Daerah Khusus Ibukota Jakarta", "Jakarta"):
        assert region.find_district(province, "JAKARTA SELATAN", "TEBET").code == "31.74.01"
    for province in ("DI YOGYAKARTA", "D.I. Yogyakarta", "Daerah Istimewa Yogyakarta"):
        assert region.find_district(province, "SLEMAN", "DEPOK").code == "34.04.07"


def test_every_kecamatan_is_found_by_its_own_names():
    for text in ("kota", "utara", "barat", "selatan"):
        for district in region.search_districts(text, limit=40):
            assert region.find_district(district.province, district.regency, district.name) == district


def test_villages_carry_the_status_of_their_code():
    villages = region.villages_of("35.20.01")
    assert [village.name for village in villages] == sorted(village.name for village in villages)
    kinds = {village.name: village.kind for village in villages}
    assert kinds["Alastuwo"] == "Kelurahan"
    assert kinds["Gonggang"] == "Desa"
    assert {village.label for village in villages} >= {"Kelurahan Alastuwo", "Desa Poncol"}
    assert region.village_kind("91.03.01.3001") == "Desa Adat"
    assert region.villages_of("99.99.99") == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Desa Kebon Dalem", "KEBONDALEM"), ("KEL. MEKAR-SARI", "MEKARSARI"), ("Ds. Sido Mulyo II", "SIDOMULYOII"),
        ("SIDOMULYO 2", "SIDOMULYO2"), ("DESA", "DESA"), ("Desaloka", "DESALOKA"), ("\u00a0", ""),
        ("Desa/Kel Sidomulyo", "SIDOMULYO"),
    ],
)  # fmt: skip
def test_village_keys(name, key):
    assert region.village_key(name) == key


def test_villages_match_by_key_only_and_only_when_one_fits():
    villages = region.villages_of("35.20.01")
    assert region.match_village("desa PON COL", villages).code == "35.20.01.2001"
    assert region.match_village("Plankrongan", villages) is None
    assert region.match_village("", villages) is None
    twice = [*villages, region.Village("35.20.01.2099", "Poncol", "Desa")]
    assert region.match_village("Poncol", twice) is None


def test_suggestions_put_the_likeliest_first():
    villages = region.villages_of("35.20.01")
    assert region.suggest_villages("PLANKRONGAN", villages)[0].name == "Plangkrongan"
    assert len(region.suggest_villages("GENI LANGIT", villages, limit=2)) == 2
