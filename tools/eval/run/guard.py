"""Runs a program that a model has written a part of: guard.py MAIN.py

An audit hook, which nothing can take away again, refuses the network, other programs, and files outside of the folder
that the program runs in. A guard against accidents, and none against malice.
"""

import os
import runpy
import sys

HOME = os.path.realpath(os.getcwd())
REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.fork",
    "os.startfile",
    "os.kill",
    "pty.",
    "ctypes.",
    "winreg.",
    "urllib.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
)
CHANGES = {
    "os.remove": 1,
    "os.rename": 2,
    "os.rmdir": 1,
    "os.mkdir": 1,
    "os.truncate": 1,
    "os.chmod": 1,
    "os.chown": 1,
    "os.link": 2,
    "os.symlink": 2,
    "os.utime": 1,
    "shutil.rmtree": 1,
    "shutil.move": 2,
    "shutil.copyfile": 2,
}


def outside(path):
    if not isinstance(path, (str, bytes, os.PathLike)):
        return isinstance(path, int)
    full = os.path.realpath(os.fsdecode(path))
    return full != HOME and not full.startswith(HOME + os.sep)


def hook(event, args):
    if event.startswith(REFUSED):
        raise PermissionError(event)
    if event == "open":
        path, mode, flags = args
        writes = any(char in mode for char in "wax+") if mode else flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes and outside(path):
            raise PermissionError(event)
    if event in CHANGES and any(outside(path) for path in args[: CHANGES[event]]):
        raise PermissionError(event)


main = sys.argv[1]
sys.argv = [main]
sys.path[0] = HOME
sys.dont_write_bytecode = True
sys.addaudithook(hook)
runpy.run_path(main, run_name="__main__")
