"""What a picture's file says of itself, read by python-docx; nothing is decoded."""

from io import BytesIO

import attrs

from reportkit.errors import InvalidValue


@attrs.frozen
class ImageSize:
    """A picture's kind and natural size: `suffix` png or jpg, width and height in mm at its own resolution."""

    suffix: str
    content_type: str
    width: float
    height: float


def image_size(content: bytes) -> ImageSize:
    """Return the kind and size of a PNG or JPEG file.

    Raises InvalidValue for anything else, and for a file whose head is damaged.
    """
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image

    try:
        image = Image.from_file(BytesIO(content))
        width, height = image.width.mm, image.height.mm
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError) as error:
        raise InvalidValue("Picture.source: the file cannot be read as a picture; give a whole PNG or JPEG") from error
    except Exception as error:  # python-docx lets struct and key errors of a damaged head through
        raise InvalidValue("Picture.source: the file is damaged; give a whole PNG or JPEG") from error
    if image.content_type not in {"image/png", "image/jpeg"}:
        raise InvalidValue(f"Picture.source: a file of type {image.content_type}; give a PNG or JPEG")
    if not (width > 0 and height > 0):
        raise InvalidValue("Picture.source: the picture has no width or no height; give a whole PNG or JPEG")
    return ImageSize("png" if image.content_type == "image/png" else "jpg", image.content_type, width, height)
