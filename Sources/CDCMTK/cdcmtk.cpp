#include "cdcmtk.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dccodec.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcfcache.h>
#include <dcmtk/dcmdata/dcfilefo.h>
#include <dcmtk/dcmdata/dcmetinf.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dcsequen.h>
#include <dcmtk/dcmdata/dcuid.h>
#include <dcmtk/dcmdata/dcxfer.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/oflog/oflog.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

struct cdcmtk_file {
  DcmFileFormat format;
  DcmFileCache cache;
  Uint32 next_fragment = 0;
  size_t next_frame = 0;
};

namespace {

// Colours stay as they were coded: the luma of a JPEG is then exact.
void prepare() {
  static std::once_flag once;
  std::call_once(once, [] {
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    DJDecoderRegistration::registerCodecs(EDC_never);
    DJLSDecoderRegistration::registerCodecs();
  });
}

DcmTagKey tag_of(cdcmtk_attribute attribute) {
  switch (attribute) {
    case CDCMTK_ROWS: return DCM_Rows;
    case CDCMTK_COLUMNS: return DCM_Columns;
    case CDCMTK_SAMPLES_PER_PIXEL: return DCM_SamplesPerPixel;
    case CDCMTK_BITS_ALLOCATED: return DCM_BitsAllocated;
    case CDCMTK_BITS_STORED: return DCM_BitsStored;
    case CDCMTK_HIGH_BIT: return DCM_HighBit;
    case CDCMTK_PIXEL_REPRESENTATION: return DCM_PixelRepresentation;
    case CDCMTK_PLANAR_CONFIGURATION: return DCM_PlanarConfiguration;
    case CDCMTK_NUMBER_OF_FRAMES: return DCM_NumberOfFrames;
    case CDCMTK_PIXEL_ASPECT_RATIO: return DCM_PixelAspectRatio;
    case CDCMTK_PIXEL_SPACING: return DCM_PixelSpacing;
    case CDCMTK_FRAME_TIME: return DCM_FrameTime;
    case CDCMTK_FRAME_TIME_VECTOR: return DCM_FrameTimeVector;
    case CDCMTK_CINE_RATE: return DCM_CineRate;
    case CDCMTK_RECOMMENDED_DISPLAY_FRAME_RATE: return DCM_RecommendedDisplayFrameRate;
    case CDCMTK_HEART_RATE: return DCM_HeartRate;
    case CDCMTK_R_WAVE_TIME_VECTOR: return DCM_RWaveTimeVector;
    case CDCMTK_COLOUR_DATA_PRESENT: return DCM_UltrasoundColorDataPresent;
    case CDCMTK_PALETTE_DESCRIPTOR_RED: return DCM_RedPaletteColorLookupTableDescriptor;
    case CDCMTK_PALETTE_DESCRIPTOR_GREEN: return DCM_GreenPaletteColorLookupTableDescriptor;
    case CDCMTK_PALETTE_DESCRIPTOR_BLUE: return DCM_BluePaletteColorLookupTableDescriptor;
    case CDCMTK_PALETTE_RED: return DCM_RedPaletteColorLookupTableData;
    case CDCMTK_PALETTE_GREEN: return DCM_GreenPaletteColorLookupTableData;
    case CDCMTK_PALETTE_BLUE: return DCM_BluePaletteColorLookupTableData;
    case CDCMTK_TRANSFER_SYNTAX: return DCM_TransferSyntaxUID;
    case CDCMTK_SOP_CLASS: return DCM_SOPClassUID;
    case CDCMTK_MODALITY: return DCM_Modality;
    case CDCMTK_PHOTOMETRIC_INTERPRETATION: return DCM_PhotometricInterpretation;
    case CDCMTK_MANUFACTURER: return DCM_Manufacturer;
    case CDCMTK_MODEL: return DCM_ManufacturerModelName;
    case CDCMTK_REGION_SPATIAL_FORMAT: return DCM_RegionSpatialFormat;
    case CDCMTK_REGION_DATA_TYPE: return DCM_RegionDataType;
    case CDCMTK_REGION_FLAGS: return DCM_RegionFlags;
    case CDCMTK_REGION_MIN_X: return DCM_RegionLocationMinX0;
    case CDCMTK_REGION_MIN_Y: return DCM_RegionLocationMinY0;
    case CDCMTK_REGION_MAX_X: return DCM_RegionLocationMaxX1;
    case CDCMTK_REGION_MAX_Y: return DCM_RegionLocationMaxY1;
    case CDCMTK_REGION_UNITS_X: return DCM_PhysicalUnitsXDirection;
    case CDCMTK_REGION_UNITS_Y: return DCM_PhysicalUnitsYDirection;
    case CDCMTK_REGION_DELTA_X: return DCM_PhysicalDeltaX;
    case CDCMTK_REGION_DELTA_Y: return DCM_PhysicalDeltaY;
  }
  return DCM_UndefinedTagKey;
}

// Runs `body`; what it throws becomes `failure`.
template <typename Result, typename Body>
Result guarded(Result failure, Body body) {
  try {
    return body();
  } catch (...) {
    return failure;
  }
}

// One value of an element, whatever its representation.
bool read_number(DcmElement *element, size_t index, double *value) {
  const auto place = static_cast<unsigned long>(index);
  switch (element->ident()) {
    case EVR_DS:
    case EVR_FD: {
      Float64 number = 0;
      if (element->getFloat64(number, place).bad()) return false;
      *value = number;
      return true;
    }
    case EVR_FL: {
      Float32 number = 0;
      if (element->getFloat32(number, place).bad()) return false;
      *value = number;
      return true;
    }
    case EVR_IS:
    case EVR_SL: {
      Sint32 number = 0;
      if (element->getSint32(number, place).bad()) return false;
      *value = number;
      return true;
    }
    case EVR_SS: {
      Sint16 number = 0;
      if (element->getSint16(number, place).bad()) return false;
      *value = number;
      return true;
    }
    case EVR_UL: {
      Uint32 number = 0;
      if (element->getUint32(number, place).bad()) return false;
      *value = number;
      return true;
    }
    case EVR_US:
    case EVR_xs: {
      Uint16 number = 0;
      if (element->getUint16(number, place).bad()) return false;
      *value = number;
      return true;
    }
    case EVR_OW:
    case EVR_lt: {
      Uint16 *words = nullptr;
      if (element->getUint16Array(words).bad() || words == nullptr || index >= element->getLength() / 2) return false;
      *value = words[index];
      return true;
    }
    default: return false;
  }
}

DcmElement *element_of(DcmItem *item, cdcmtk_attribute attribute) {
  DcmElement *element = nullptr;
  if (item == nullptr || item->findAndGetElement(tag_of(attribute), element).bad()) return nullptr;
  return element;
}

bool copy_text(const std::string &text, char *buffer, size_t size) {
  if (size == 0) return false;
  const size_t count = std::min(text.size(), size - 1);
  std::memcpy(buffer, text.data(), count);
  buffer[count] = 0;
  return true;
}

DcmPixelData *pixel_data(cdcmtk_file *file) {
  DcmElement *element = nullptr;
  if (file->format.getDataset()->findAndGetElement(DCM_PixelData, element).bad()) return nullptr;
  return dynamic_cast<DcmPixelData *>(element);
}

// The compressed fragments; nullptr for pixels that are not encapsulated.
DcmPixelSequence *fragments(cdcmtk_file *file) {
  DcmPixelData *pixels = pixel_data(file);
  if (pixels == nullptr) return nullptr;
  E_TransferSyntax syntax = EXS_Unknown;
  const DcmRepresentationParameter *parameter = nullptr;
  pixels->getOriginalRepresentationKey(syntax, parameter);
  DcmPixelSequence *sequence = nullptr;
  if (pixels->getEncapsulatedRepresentation(syntax, parameter, sequence).bad()) return nullptr;
  return sequence;
}

// First fragment of a frame, counted from 1 (fragment 0 is the offset table); 0 where it cannot be told.
unsigned long first_fragment(DcmPixelSequence *sequence, size_t frame, size_t frames) {
  const unsigned long count = sequence->card();
  if (count < 2 || frame > frames) return 0;
  if (frame == 0) return 1;
  if (frame == frames) return count;
  if (count - 1 == frames) return static_cast<unsigned long>(frame) + 1;
  DcmPixelItem *table = nullptr;
  Uint8 *bytes = nullptr;
  if (sequence->getItem(table, 0).bad() || table->getLength() < 4 * (frame + 1)) return 0;
  if (table->getUint8Array(bytes).bad() || bytes == nullptr) return 0;
  const Uint8 *entry = bytes + 4 * frame;
  const uint64_t wanted = entry[0] | entry[1] << 8 | entry[2] << 16 | static_cast<uint64_t>(entry[3]) << 24;
  uint64_t offset = 0;
  for (unsigned long index = 1; index < count; index++) {
    if (offset == wanted) return index;
    DcmPixelItem *item = nullptr;
    if (sequence->getItem(item, index).bad()) return 0;
    offset += 8 + static_cast<uint64_t>(item->getLength());
  }
  return 0;
}

cdcmtk_status status_of(const OFCondition &condition) {
  if (condition == EC_UnsupportedEncoding || condition == EC_CannotChangeRepresentation) return CDCMTK_UNSUPPORTED;
  if (condition == EC_StreamNotifyClient || condition == EC_EndOfStream || condition == EC_InvalidStream) {
    return CDCMTK_TRUNCATED;
  }
  return CDCMTK_DAMAGED;
}

}  // namespace

cdcmtk_status cdcmtk_open(const char *path, cdcmtk_file **file) {
  *file = nullptr;
  return guarded(CDCMTK_DAMAGED, [&] {
    prepare();
    auto opened = std::make_unique<cdcmtk_file>();
    const OFCondition loaded = opened->format.loadFile(path);
    if (loaded.bad()) return opened->format.getDataset()->card() == 0 ? CDCMTK_NOT_DICOM : status_of(loaded);
    *file = opened.release();
    return CDCMTK_OK;
  });
}

void cdcmtk_close(cdcmtk_file *file) {
  guarded(false, [&] {
    delete file;
    return true;
  });
}

size_t cdcmtk_count(cdcmtk_file *file, cdcmtk_attribute attribute) {
  return guarded(size_t{0}, [&]() -> size_t {
    DcmElement *element = element_of(file->format.getDataset(), attribute);
    if (element == nullptr) return 0;
    const bool is_words = element->ident() == EVR_OW || element->ident() == EVR_lt;
    return is_words ? element->getLength() / 2 : element->getVM();
  });
}

bool cdcmtk_number(cdcmtk_file *file, cdcmtk_attribute attribute, size_t index, double *value) {
  return guarded(false, [&] {
    DcmElement *element = element_of(file->format.getDataset(), attribute);
    return element != nullptr && read_number(element, index, value);
  });
}

bool cdcmtk_text(cdcmtk_file *file, cdcmtk_attribute attribute, char *buffer, size_t size) {
  return guarded(false, [&] {
    if (attribute == CDCMTK_TRANSFER_SYNTAX) {
      const DcmXfer syntax(file->format.getDataset()->getOriginalXfer());
      return copy_text(syntax.getXferID() == nullptr ? "" : syntax.getXferID(), buffer, size);
    }
    OFString text;
    if (file->format.getDataset()->findAndGetOFString(tag_of(attribute), text).bad() || text.empty()) return false;
    return copy_text(std::string(text.c_str()), buffer, size);
  });
}

bool cdcmtk_name(const char *uid, char *buffer, size_t size) {
  return guarded(false, [&] {
    const char *name = dcmFindNameOfUID(uid);
    return name != nullptr && copy_text(name, buffer, size);
  });
}

size_t cdcmtk_region_count(cdcmtk_file *file) {
  return guarded(size_t{0}, [&]() -> size_t {
    DcmSequenceOfItems *regions = nullptr;
    const OFCondition found =
        file->format.getDataset()->findAndGetSequence(DCM_SequenceOfUltrasoundRegions, regions);
    return found.bad() || regions == nullptr ? 0 : regions->card();
  });
}

bool cdcmtk_region_number(cdcmtk_file *file, size_t region, cdcmtk_attribute attribute, double *value) {
  return guarded(false, [&] {
    DcmSequenceOfItems *regions = nullptr;
    const OFCondition found =
        file->format.getDataset()->findAndGetSequence(DCM_SequenceOfUltrasoundRegions, regions);
    if (found.bad() || regions == nullptr || region >= regions->card()) return false;
    DcmElement *element = element_of(regions->getItem(static_cast<unsigned long>(region)), attribute);
    return element != nullptr && read_number(element, 0, value);
  });
}

cdcmtk_status cdcmtk_native(cdcmtk_file *file, size_t offset, uint8_t *buffer, size_t size) {
  return guarded(CDCMTK_DAMAGED, [&] {
    DcmPixelData *pixels = pixel_data(file);
    const uint64_t end = static_cast<uint64_t>(offset) + size;
    if (pixels == nullptr || end > UINT32_MAX || end > pixels->getLength()) return CDCMTK_DAMAGED;
    const OFCondition read = pixels->getPartialValue(
        buffer, static_cast<Uint32>(offset), static_cast<Uint32>(size), &file->cache, gLocalByteOrder);
    return read.good() ? CDCMTK_OK : status_of(read);
  });
}

cdcmtk_status cdcmtk_frame(
    cdcmtk_file *file, size_t index, uint8_t *buffer, size_t size, char colour[17], char message[128]) {
  colour[0] = message[0] = 0;
  return guarded(CDCMTK_DAMAGED, [&] {
    DcmPixelData *pixels = pixel_data(file);
    if (pixels == nullptr) return CDCMTK_DAMAGED;
    Uint32 fragment = index == file->next_frame ? file->next_fragment : 0;
    OFString model;
    const OFCondition decoded = pixels->getUncompressedFrame(
        file->format.getDataset(), static_cast<Uint32>(index), fragment, buffer, static_cast<Uint32>(size), model,
        &file->cache);
    if (decoded.bad()) {
      copy_text(decoded.text(), message, 128);
      return status_of(decoded);
    }
    file->next_fragment = fragment;
    file->next_frame = index + 1;
    copy_text(std::string(model.c_str()), colour, 17);
    return CDCMTK_OK;
  });
}

cdcmtk_status cdcmtk_codestream(cdcmtk_file *file, size_t index, uint8_t **bytes, size_t *size) {
  *bytes = nullptr;
  return guarded(CDCMTK_DAMAGED, [&] {
    DcmPixelSequence *sequence = fragments(file);
    if (sequence == nullptr) return CDCMTK_DAMAGED;
    double frames = 1;
    cdcmtk_number(file, CDCMTK_NUMBER_OF_FRAMES, 0, &frames);
    const auto count = static_cast<size_t>(std::max(frames, 1.0));
    const unsigned long first = first_fragment(sequence, index, count);
    const unsigned long last = first_fragment(sequence, index + 1, count);
    if (first == 0 || last <= first) return CDCMTK_DAMAGED;
    std::vector<uint8_t> stream;
    for (unsigned long place = first; place < last; place++) {
      DcmPixelItem *item = nullptr;
      Uint8 *part = nullptr;
      if (sequence->getItem(item, place).bad() || item->getUint8Array(part).bad() || part == nullptr) {
        return CDCMTK_TRUNCATED;
      }
      stream.insert(stream.end(), part, part + item->getLength());
      item->compact();
    }
    auto *copy = static_cast<uint8_t *>(std::malloc(std::max<size_t>(stream.size(), 1)));
    if (copy == nullptr) return CDCMTK_DAMAGED;
    std::copy(stream.begin(), stream.end(), copy);
    *bytes = copy;
    *size = stream.size();
    return CDCMTK_OK;
  });
}

void cdcmtk_free(uint8_t *bytes) { std::free(bytes); }
