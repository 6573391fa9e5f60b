namespace AkkaChat.Protocol;

/// <summary>One line as a client sent it, without its ending.</summary>
/// <param name="Text">The line; bytes that are not UTF-8 have become U+FFFD. Not yet safe to show: see <see cref="Sanitizer"/>.</param>
/// <param name="Format">How the line ended; <see cref="WireFormat.Lf"/> when the input ended without a line ending.</param>
/// <param name="TooLong">The line was over the limit and was thrown away but for its first 32 bytes: a program's number may be in them.</param>
public readonly record struct DecodedLine(string Text, WireFormat Format, bool TooLong);
