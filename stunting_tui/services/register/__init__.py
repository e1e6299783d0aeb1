"""The register: children, the kecamatan they live in, and who stands in it twice."""
