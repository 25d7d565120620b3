"""Compiling the core while the package is built; all else is in pyproject.toml.

Where nothing can be compiled, the package is built without, and says so in one line. Where
a compiler works but the core does not compile, building fails:
`PAGESIEVE_INTERPRETED=1 pip install .` builds without it.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.errors import CompileError, PlatformError

# Commands of setuptools that need the compiled modules; the others (a source distribution, metadata) do not.
_COMPILING = {"bdist_wheel", "build", "build_ext", "editable_wheel", "install"}


def _core() -> ModuleType:
    """`pipeline/core.py` without the package around it, whose dependencies are not here yet."""
    spec = spec_from_file_location("core", Path(__file__).parent / "pipeline" / "core.py")
    assert spec is not None
    assert spec.loader is not None
    core = module_from_spec(spec)
    spec.loader.exec_module(core)
    return core


CORE = _core()


# A newer compiler's new warning is no reason to fail; functions of the core are called directly, a tenth faster.
_FLAGS = () if sys.platform == "win32" else ("-Wno-error", "-fno-semantic-interposition")


def why_not() -> str:
    """Why nothing can be compiled here, found out by compiling the least that needs Python's headers; or nothing."""
    if CORE.interpreted_is_asked():
        return "PAGESIEVE_INTERPRETED is set"
    if sys.implementation.name != "cpython":
        return "only CPython runs compiled modules"
    from distutils.ccompiler import new_compiler
    from distutils.sysconfig import customize_compiler, get_python_inc

    with TemporaryDirectory() as folder:
        source = Path(folder) / "least.c"
        source.write_text("#include <Python.h>\n")
        try:
            compiler = new_compiler()
            customize_compiler(compiler)
            compiler.compile([str(source)], output_dir=folder, include_dirs=[get_python_inc()])
        except (CompileError, PlatformError):
            return "no C compiler (gcc or clang) with the headers of Python was found"
    return ""


def compiled_modules() -> list[Extension]:
    """The modules of the core as extensions in C; none where they cannot be compiled."""
    reason = why_not()
    if reason:
        print(f"pagesieve: the interpreted core is in use, because {reason}.", file=sys.stderr)
        return []
    from mypyc.build import mypycify

    here = Path(__file__).parent
    extensions: list[Extension] = mypycify(
        # Dependencies need not be installed while the package is built, and other modules are none of mypyc's business.
        ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]
        + [str(path.relative_to(here)) for path in CORE.sources()],
        group_name=f"pipeline.{CORE.library_name().removesuffix('__mypyc')}",
        multi_file=True,  # One file of C for all took gcc three times as long, and gave the same speed.
        opt_level=os.environ.get("MYPYC_OPT_LEVEL", "3"),
        debug_level="0",
    )
    for extension in extensions:
        extension.extra_compile_args = [*extension.extra_compile_args, *_FLAGS]
        extension.include_dirs.append("build/pipeline")  # where a group of files has its headers
    return extensions


class BuildCore(build_ext):
    """Compiles the core, and removes what was compiled of it before."""

    def run(self) -> None:
        """Compile; in a source checkout no stale module is left."""
        if self.inplace or self.editable_mode:
            for path in CORE.compiled_files():
                path.unlink()
        super().run()

    def build_extension(self, ext: Extension) -> None:
        """Compile the files of C side by side, as setuptools compiles one after the other; then link."""
        if len(ext.sources) == 1:
            super().build_extension(ext)
            return

        def compiled(source: str) -> list[str]:
            objects: list[str] = self.compiler.compile(
                [source],
                output_dir=self.build_temp,
                include_dirs=ext.include_dirs,
                extra_postargs=ext.extra_compile_args,
            )
            return objects

        with ThreadPoolExecutor(os.cpu_count()) as threads:
            for objects in threads.map(compiled, ext.sources):
                ext.extra_objects += objects
        ext.sources = []
        self.force = True  # Without sources, what is there already would be taken for new enough.
        super().build_extension(ext)


setup(
    ext_modules=compiled_modules() if _COMPILING & set(sys.argv) else [],
    cmdclass={"build_ext": BuildCore},
)
