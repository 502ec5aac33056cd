// The library's own headers are C++: CSourceHighlight includes them.
