// A parsed document that knows its places.
//
// The idea: one flat array of nodes in the order of the text (a tape). A container's children follow it, and its
// `end` is the index behind the last of them, so skipping a subtree is one assignment and a value is just an index.
// In an object each member is two neighbours: the key, a string node, and the value.
//
// Every node keeps the byte offset of its token, so that a fault can be shown at its place (locator.hpp). Strings
// without escapes and all numbers are views into the text, which the document owns. Numbers stay as they are spelled:
// no binary fraction ever stands between a document and the exact arithmetic.
//
// Invariants: node 0 is the root; end > index; children of i lie in [i + 1, end(i)). Immutable once built.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace xuehui {

enum class Type : std::uint8_t { null, boolean, number, string, array, object };

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";    // may begin a source; not part of its text

std::string_view name_of(Type type);    // "null", "true or false", "a number", … for messages

class Value;

// Always made by std::make_shared: who has found a fault keeps its document until the place has been told.
class Document : public std::enable_shared_from_this<Document> {
public:
    struct Node {
        const char* text;      // string: contents; number: spelling; boolean: "true" or "false"
        std::uint32_t size;    // of text; of a container: the number of elements or members
        std::uint32_t end;     // index behind the subtree
        std::uint32_t offset;  // of the token in the source
        Type type;
    };

    // A text that was put together here, and that nobody has seen, has no places to tell (`origin`).
    enum class Origin : std::uint8_t { given, composed };

    explicit Document(std::string source, Origin origin = Origin::given)
        : source_(std::move(source)), origin_(origin) {}
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    std::string_view source() const { return source_; }
    bool has_places() const { return origin_ == Origin::given; }
    Value root() const;
    const Node& node(std::uint32_t index) const { return nodes_[index]; }
    std::size_t node_count() const { return nodes_.size(); }

private:
    friend class DocumentBuilder;

    std::string source_;
    Origin origin_;
    std::vector<Node> nodes_;
    std::vector<std::unique_ptr<char[]>> unescaped_;    // contents of strings that had escapes
};

struct Member;
class Elements;
class Members;

// A place in a document and what stands there. Two words; copy it. A default Value is absent.
class Value {
public:
    Value() = default;
    Value(const Document& document, std::uint32_t index) : document_(&document), index_(index) {}

    explicit operator bool() const { return document_ != nullptr; }
    const Document& document() const { return *document_; }
    std::uint32_t index() const { return index_; }

    Type type() const { return node().type; }
    bool is(Type type) const { return node().type == type; }
    bool boolean() const { return node().text[0] == 't'; }
    std::string_view text() const { return {node().text, node().size}; }    // string or number
    std::uint32_t size() const { return node().size; }                      // array or object

    Elements elements() const;                      // of an array
    Members members() const;                        // of an object
    Value find(std::string_view key) const;         // member of an object, or absent

private:
    friend class Document;
    const Document::Node& node() const { return document_->node(index_); }
    const Document* document_ = nullptr;
    std::uint32_t index_ = 0;
};

struct Member {
    Value key;
    Value value;
};

class Elements {
public:
    class iterator {
    public:
        iterator(const Document& document, std::uint32_t index) : document_(&document), index_(index) {}
        Value operator*() const { return {*document_, index_}; }
        iterator& operator++() {
            index_ = document_->node(index_).end;
            return *this;
        }
        bool operator==(const iterator& other) const { return index_ == other.index_; }

    private:
        const Document* document_;
        std::uint32_t index_;
    };
    explicit Elements(Value array) : array_(array) {}
    iterator begin() const { return {array_.document(), array_.index() + 1}; }
    iterator end() const { return {array_.document(), array_.document().node(array_.index()).end}; }

private:
    Value array_;
};

class Members {
public:
    class iterator {
    public:
        iterator(const Document& document, std::uint32_t index) : document_(&document), index_(index) {}
        Member operator*() const { return {{*document_, index_}, {*document_, index_ + 1}}; }
        iterator& operator++() {
            index_ = document_->node(index_ + 1).end;
            return *this;
        }
        bool operator==(const iterator& other) const { return index_ == other.index_; }

    private:
        const Document* document_;
        std::uint32_t index_;
    };
    explicit Members(Value object) : object_(object) {}
    iterator begin() const { return {object_.document(), object_.index() + 1}; }
    iterator end() const { return {object_.document(), object_.document().node(object_.index()).end}; }

private:
    Value object_;
};

inline Elements Value::elements() const { return Elements(*this); }
inline Members Value::members() const { return Members(*this); }
inline Value Document::root() const { return {*this, 0}; }

// Makes a document, token by token, in the order of the text. `offset` is the token's place in the source.
class DocumentBuilder {
public:
    explicit DocumentBuilder(Document& document) : document_(document) {}

    void reserve(std::size_t nodes) { document_.nodes_.reserve(nodes); }
    void scalar(Type type, std::string_view text, std::size_t offset);
    void open(Type type, std::size_t offset);
    // Closes the innermost container, which has `count` elements or members, and gives its index.
    std::uint32_t close(std::size_t count);
    // Keeps a copy of a text that does not stand in the source as it is.
    std::string_view keep(std::string_view text);

private:
    Document& document_;
    std::vector<std::uint32_t> open_;
};

}  // namespace xuehui
