"""Lists of pictures: lines of `path, fine class, coarse class`, paths relative to the directory of the data."""
import os
from dataclasses import dataclass

import numpy as np
from PIL import Image


@dataclass(frozen=True)
class Entry:
    path: str
    fine: int
    coarse: int


def read_list(directory: str, name: str) -> list:
    with open(os.path.join(directory, name), encoding="utf-8") as file:
        rows = [line.split(",") for line in file if line.strip()]
    return [Entry(path.strip(), int(fine), int(coarse)) for path, fine, coarse in rows]


def load_picture(directory: str, entry: Entry, shorter_side: int) -> Image.Image:
    picture = Image.open(os.path.join(directory, entry.path)).convert("RGB")
    scale = shorter_side / min(picture.size)
    return picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.BILINEAR)


def middle_square(picture: Image.Image, side: int) -> np.ndarray:
    """What the program looks at of a picture of the right shorter side: height x width x 3 bytes."""
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    return np.asarray(picture.crop((left, top, left + side, top + side)))
