"""Files of a run as bytes, and small inputs."""

from pathlib import Path

# A page with an entity and a wrong numeral.
PAGE = "Hiccups\n\nThe causes are:\n\n① Cold &amp; damp\n\n⑧ Haste\n\n③ Soup\n"


def files_of(folder: Path) -> dict[str, bytes]:
    """The bytes of all files below a folder, by their names."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def tables_of(output: Path) -> dict[str, bytes]:
    """The bytes of all part files of a run, by their names; and nothing else may be there but a manifest."""
    files = files_of(output)
    files.pop("manifest.json", None)
    assert all(name.endswith(".parquet") and not name.startswith(".") for name in files), sorted(files)
    return files


def write_files(folder: Path, **files: bytes | str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
