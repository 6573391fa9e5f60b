namespace AkkaChat.Protocol;

/// <summary>A line as a client sent it, without its ending.</summary>
/// <param name="Text">
/// The line, with U+FFFD for bytes that are not UTF-8, and with the keys that erase (<see cref="LineEdits"/>). It must be sanitized before
/// it is shown. A line with a fault may have only its beginning, which may contain the client's line number.
/// </param>
/// <param name="Format">How the line ended; <see cref="WireFormat.Lf"/> when the input ended without a line ending.</param>
/// <param name="Fault">What is wrong with the line.</param>
public readonly record struct DecodedLine(string Text, WireFormat Format, LineFault Fault = LineFault.None);
