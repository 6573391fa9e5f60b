namespace AkkaChat.Protocol;

/// <summary>A line as a client sent it, without its ending.</summary>
/// <param name="Text">The line, with U+FFFD for bytes that are not UTF-8. It must be sanitized before it is shown.</param>
/// <param name="Format">How the line ended; <see cref="WireFormat.Lf"/> when the input ended without a line ending.</param>
/// <param name="TooLong">Whether the line was over the limit. Only its first 32 bytes are kept, which may contain the client's line number.</param>
public readonly record struct DecodedLine(string Text, WireFormat Format, bool TooLong);
