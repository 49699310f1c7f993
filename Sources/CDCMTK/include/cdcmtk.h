// DICOM files behind a C interface, by DCMTK.
//
// Only the attributes below can be asked for: names, ids, dates, accession numbers and institutions of a file cannot
// cross this interface. No exception leaves it.
#ifndef CDCMTK_H
#define CDCMTK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cdcmtk_file cdcmtk_file;

typedef enum {
  CDCMTK_OK = 0,
  CDCMTK_NOT_DICOM = 1,    // the bytes are no data set
  CDCMTK_TRUNCATED = 2,    // the file ends before its elements do
  CDCMTK_UNSUPPORTED = 3,  // no decoder for this transfer syntax
  CDCMTK_DAMAGED = 4       // anything else that DCMTK refuses
} cdcmtk_status;

// Attributes of the data set.
typedef enum {
  CDCMTK_ROWS,
  CDCMTK_COLUMNS,
  CDCMTK_SAMPLES_PER_PIXEL,
  CDCMTK_BITS_ALLOCATED,
  CDCMTK_BITS_STORED,
  CDCMTK_HIGH_BIT,
  CDCMTK_PIXEL_REPRESENTATION,
  CDCMTK_PLANAR_CONFIGURATION,
  CDCMTK_NUMBER_OF_FRAMES,
  CDCMTK_PIXEL_ASPECT_RATIO,  // vertical, horizontal
  CDCMTK_PIXEL_SPACING,       // between rows, between columns, mm
  CDCMTK_FRAME_TIME,          // ms
  CDCMTK_FRAME_TIME_VECTOR,   // ms, each since the frame before
  CDCMTK_CINE_RATE,           // frames/s
  CDCMTK_RECOMMENDED_DISPLAY_FRAME_RATE,
  CDCMTK_HEART_RATE,          // beats/min
  CDCMTK_R_WAVE_TIME_VECTOR,  // ms since the first frame
  CDCMTK_COLOUR_DATA_PRESENT,
  CDCMTK_PALETTE_DESCRIPTOR_RED,
  CDCMTK_PALETTE_DESCRIPTOR_GREEN,
  CDCMTK_PALETTE_DESCRIPTOR_BLUE,
  CDCMTK_PALETTE_RED,
  CDCMTK_PALETTE_GREEN,
  CDCMTK_PALETTE_BLUE,
  CDCMTK_TRANSFER_SYNTAX,     // text: UID
  CDCMTK_SOP_CLASS,           // text: UID
  CDCMTK_MODALITY,
  CDCMTK_PHOTOMETRIC_INTERPRETATION,
  CDCMTK_MANUFACTURER,
  CDCMTK_MODEL,
  // Attributes of a calibrated region, for cdcmtk_region_number.
  CDCMTK_REGION_SPATIAL_FORMAT,
  CDCMTK_REGION_DATA_TYPE,
  CDCMTK_REGION_FLAGS,
  CDCMTK_REGION_MIN_X,
  CDCMTK_REGION_MIN_Y,
  CDCMTK_REGION_MAX_X,
  CDCMTK_REGION_MAX_Y,
  CDCMTK_REGION_UNITS_X,
  CDCMTK_REGION_UNITS_Y,
  CDCMTK_REGION_DELTA_X,
  CDCMTK_REGION_DELTA_Y
} cdcmtk_attribute;

// Reads all but large values, which are read when needed. On a status other than CDCMTK_OK `*file` is NULL.
cdcmtk_status cdcmtk_open(const char *_Nonnull path, cdcmtk_file *_Nullable *_Nonnull file);
void cdcmtk_close(cdcmtk_file *_Nullable file);

// Values of an attribute; 0 where it is absent, empty or not of numbers.
size_t cdcmtk_count(cdcmtk_file *_Nonnull file, cdcmtk_attribute attribute);
bool cdcmtk_number(cdcmtk_file *_Nonnull file, cdcmtk_attribute attribute, size_t index, double *_Nonnull value);
// Cuts text that is too long for the buffer; false where the attribute is absent.
bool cdcmtk_text(cdcmtk_file *_Nonnull file, cdcmtk_attribute attribute, char *_Nonnull buffer, size_t size);
// The name that DICOM gives to a UID of a transfer syntax; false for one not known.
bool cdcmtk_name(const char *_Nonnull uid, char *_Nonnull buffer, size_t size);

size_t cdcmtk_region_count(cdcmtk_file *_Nonnull file);
bool cdcmtk_region_number(
    cdcmtk_file *_Nonnull file, size_t region, cdcmtk_attribute attribute, double *_Nonnull value);

// Copies bytes of pixels that are stored as they are, in the byte order of this machine.
cdcmtk_status cdcmtk_native(cdcmtk_file *_Nonnull file, size_t offset, uint8_t *_Nonnull buffer, size_t size);

// Decodes one compressed frame into `buffer`, whose size is even and at least the size of a frame. Samples have the byte order of
// this machine and the planar configuration of the file; `colour` receives the photometric interpretation of what was
// decoded. Frames are fastest in order.
cdcmtk_status cdcmtk_frame(
    cdcmtk_file *_Nonnull file, size_t index, uint8_t *_Nonnull buffer, size_t size, char colour[_Nonnull 17],
    char message[_Nonnull 128]);

// The compressed bytes of one frame, for decoders that DCMTK lacks. The caller frees them with cdcmtk_free.
cdcmtk_status cdcmtk_codestream(
    cdcmtk_file *_Nonnull file, size_t index, uint8_t *_Nullable *_Nonnull bytes, size_t *_Nonnull size);
void cdcmtk_free(uint8_t *_Nullable bytes);

#ifdef __cplusplus
}
#endif

#endif
