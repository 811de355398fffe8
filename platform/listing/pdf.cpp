#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>
#include <numbers>
#include <stdexcept>

#include "platform/listing/listing.hpp"

namespace linli {
namespace {

// Points, 72 to the inch.
constexpr double page_width = 842, page_height = 595, margin = 36, gap = 6, row_gap = 4;
constexpr double bottom = page_height - margin - 14;

struct Released {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};

// One PDF in memory, filled from the top of each page to its bottom.
class Paper {
 public:
  explicit Paper(const Listing& listing)
      : listing_(listing),
        surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, page_width, page_height)),
        context_(cairo_create(surface_.get())) {
    double letters = 0;
    for (const auto& column : listing.columns) letters += column.width;
    const double room = page_width - 2 * margin - gap * static_cast<double>(listing.columns.size() - 1);
    for (const auto& column : listing.columns) widths_.push_back(room * column.width / letters);
  }

  std::string printed() {
    begin_page();
    for (const auto& row : listing_.rows) {
      std::vector<std::string> texts;
      for (const auto& cell : row) texts.push_back(text_of(cell));
      const auto height = height_of(texts);
      if (y_ + height > bottom && !at_top_) end_page(), begin_page();
      draw_row(texts, height, "Noto Sans CJK SC 9");
      at_top_ = false;
    }
    end_page();
    cairo_surface_finish(surface_.get());
    if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS)
      throw std::runtime_error(cairo_status_to_string(cairo_surface_status(surface_.get())));
    return std::move(bytes_);
  }

 private:
  static cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  }

  std::unique_ptr<PangoLayout, Released> layout(const std::string& text, const char* font, double width) const {
    std::unique_ptr<PangoLayout, Released> made(pango_cairo_create_layout(context_.get()));
    auto* description = pango_font_description_from_string(font);
    pango_layout_set_font_description(made.get(), description);
    pango_font_description_free(description);
    if (width > 0) pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(made.get(), text.c_str(), static_cast<int>(text.size()));
    return made;
  }

  static double height_of(PangoLayout* layout) {
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
  }
  double height_of(const std::vector<std::string>& texts) const {
    double height = 0;
    for (std::size_t i = 0; i < texts.size() && i < widths_.size(); ++i)
      height = std::max(height, height_of(layout(texts[i], "Noto Sans CJK SC 9", widths_[i]).get()));
    return height + row_gap;
  }

  void draw(const std::string& text, const char* font, double x, double y, double width = 0) const {
    cairo_move_to(context_.get(), x, y);
    pango_cairo_show_layout(context_.get(), layout(text, font, width).get());
  }

  void draw_row(const std::vector<std::string>& texts, double height, const char* font) {
    double x = margin;
    cairo_set_source_rgb(context_.get(), 0.12, 0.14, 0.13);
    for (std::size_t i = 0; i < texts.size() && i < widths_.size(); x += widths_[i++] + gap) draw(texts[i], font, x, y_, widths_[i]);
    y_ += height;
    cairo_set_source_rgb(context_.get(), 0.85, 0.84, 0.8);
    cairo_set_line_width(context_.get(), 0.5);
    cairo_move_to(context_.get(), margin, y_ - row_gap / 2);
    cairo_line_to(context_.get(), page_width - margin, y_ - row_gap / 2);
    cairo_stroke(context_.get());
  }

  // Pale and slanted, behind everything: a photograph of the paper shows it too.
  void draw_watermark() const {
    cairo_save(context_.get());
    cairo_set_source_rgba(context_.get(), 0.4, 0.4, 0.4, 0.13);
    cairo_translate(context_.get(), page_width / 2, page_height / 2);
    cairo_rotate(context_.get(), -std::numbers::pi / 8);
    for (const double y : {-170.0, 0.0, 170.0}) draw(listing_.watermark, "Noto Sans CJK SC 17", -page_width / 2 + 30, y, page_width - 60);
    cairo_restore(context_.get());
  }

  void begin_page() {
    ++page_;
    draw_watermark();
    y_ = margin;
    cairo_set_source_rgb(context_.get(), 0.12, 0.14, 0.13);
    draw(listing_.title, "Noto Sans CJK SC Bold 13", margin, y_);
    y_ += 24;
    std::vector<std::string> names;
    for (const auto& column : listing_.columns) names.push_back(column.name);
    draw_row(names, height_of(names) + 2, "Noto Sans CJK SC Bold 9");
    at_top_ = true;
  }

  void end_page() {
    cairo_set_source_rgb(context_.get(), 0.4, 0.43, 0.41);
    draw(listing_.watermark + "  ·  " + std::to_string(page_), "Noto Sans CJK SC 8", margin, page_height - margin);
    cairo_show_page(context_.get());
  }

  const Listing& listing_;
  std::string bytes_;
  std::unique_ptr<cairo_surface_t, Released> surface_;
  std::unique_ptr<cairo_t, Released> context_;
  std::vector<double> widths_;
  double y_ = 0;
  int page_ = 0;
  bool at_top_ = true;
};

}  // namespace

std::string pdf_of(const Listing& listing) { return Paper(listing).printed(); }

}  // namespace linli
