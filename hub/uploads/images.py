"""Pictures are drawn anew: pixels and orientation stay, everything else (EXIF, GPS, XMP, comments, tails) is gone."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from hub.uploads.kinds import MOST_PIXELS, CleanFile, FileKind, Problem, Unfit

FORMATS = {FileKind.PNG: "PNG", FileKind.JPEG: "JPEG", FileKind.WEBP: "WEBP"}
QUALITY = 88
MODES = {FileKind.PNG: ("RGB", "RGBA", "L"), FileKind.JPEG: ("RGB", "L"), FileKind.WEBP: ("RGB", "RGBA")}


def clean_image(data: bytes, kind: FileKind) -> CleanFile:
    """Raises Unfit. The size is read from the header, before a pixel is decoded."""
    Image.MAX_IMAGE_PIXELS = None  # the bound below is ours, and comes first
    try:
        with Image.open(io.BytesIO(data), formats=[FORMATS[kind]]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Unfit(Problem.PIXELS)
            upright = ImageOps.exif_transpose(opened)
            drawn = _bare(upright if upright.mode in MODES[kind] else upright.convert(_mode(upright, kind)))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise Unfit(Problem.BROKEN) from error
    out = io.BytesIO()
    drawn.save(out, format=FORMATS[kind], quality=QUALITY)
    return CleanFile(kind, out.getvalue(), width=drawn.width, height=drawn.height)


def _mode(image: Image.Image, kind: FileKind) -> str:
    transparent = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    return "RGBA" if transparent and kind is not FileKind.JPEG else "RGB"


def _bare(image: Image.Image) -> Image.Image:
    """The pixels in a picture that knows nothing else."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare
