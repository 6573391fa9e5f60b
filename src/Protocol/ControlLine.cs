using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Unicode;

namespace AkkaChat.Protocol;

/// <summary>
/// A tagged line from the server about the session, the connection or the member list. Events of the room and private lines are
/// <see cref="RoomLine"/>s.
/// </summary>
/// <param name="Text">The text after the tags; empty when there is none.</param>
public abstract record ControlLine(string Text)
{
    // A token has at most 64 characters; numbers have at most 20.
    private const int UsualTagBytes = 256;

    /// <summary>Parses a tagged line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="control">The control line, if the tags are those of one.</param>
    public static bool TryParse(TaggedLine line, [NotNullWhen(true)] out ControlLine? control)
    {
        control = SessionStarted.Parse(line)
            ?? SessionResumed.Parse(line)
            ?? CursorMoved.Parse(line)
            ?? Acknowledged.Parse(line)
            ?? Pong.Parse(line)
            ?? MemberList.Parse(line)
            ?? NicknameRefused.Parse(line)
            ?? Challenge.Parse(line)
            ?? (ControlLine?)Goodbye.Parse(line);
        return control is not null;
    }

    /// <summary>Writes the line with its ending. The text is sanitized.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    public void WriteTo(IBufferWriter<byte> output)
    {
        int length;
        for (var size = UsualTagBytes; !TryWriteTags(output.GetSpan(size), out length); size *= 2)
        {
            // The next buffer is larger.
        }
        output.Advance(length);
        LineWriter.WriteText(output, Text);
    }

    /// <summary>Writes the tags and the space after them.</summary>
    private protected abstract bool TryWriteTags(Span<byte> output, out int length);

    private protected static string Tag(string key, long? value) => value is null ? "" : string.Create(CultureInfo.InvariantCulture, $";{key}={value}");

    private static bool TryCopy(ReadOnlySpan<byte> tags, Span<byte> output, out int length)
    {
        length = tags.Length;
        return tags.TryCopyTo(output);
    }

    /// <summary>A new session.</summary>
    /// <param name="Token">The session's resume token, a secret.</param>
    /// <param name="Epoch">
    /// The epoch: names the log that event numbers belong to. It stays the same over restarts of a server that records the room.
    /// </param>
    /// <param name="GraceSeconds">For how many seconds the session outlives its connection.</param>
    /// <param name="Done">The last line of the client that an earlier session with this token executed; null when the server does not know.</param>
    /// <param name="Lost">
    /// How many events since the client's last one the server no longer keeps; null when the client has no cursor in this room.
    /// </param>
    /// <param name="Last">The number of the log's last event, when the client has a later one: the log was set back to a backup. Null otherwise.</param>
    public sealed record SessionStarted(string Token, string Epoch, long GraceSeconds, long? Done = null, long? Lost = null, long? Last = null) : ControlLine("")
    {
        internal static SessionStarted? Parse(TaggedLine line) => line.Find("session") is { } token
            ? new(token, line.Find("room") ?? "", line.Number("grace") ?? 0, line.Number("done"), line.Number("gone"), line.Number("last"))
            : null;

        private protected override bool TryWriteTags(Span<byte> output, out int length) => Utf8.TryWrite(
            output,
            CultureInfo.InvariantCulture,
            $"@session={Token};room={Epoch};grace={GraceSeconds}{Tag("done", Done)}{Tag("gone", Lost)}{Tag("last", Last)} ",
            out length);
    }

    /// <summary>The old session continues on this connection.</summary>
    /// <param name="Cursor">How many lines the client counts as received from now on.</param>
    /// <param name="Done">The last line of the client that was executed.</param>
    /// <param name="Lost">How many lines the server no longer keeps.</param>
    /// <param name="Last">As in <see cref="SessionStarted"/>.</param>
    public sealed record SessionResumed(long Cursor, long Done, long Lost, long? Last = null) : ControlLine("")
    {
        internal static SessionResumed? Parse(TaggedLine line) => line.Number("resumed") is { } cursor
            ? new(cursor, line.Number("done") ?? 0, line.Number("gone") ?? 0, line.Number("last"))
            : null;

        private protected override bool TryWriteTags(Span<byte> output, out int length) =>
            Utf8.TryWrite(output, CultureInfo.InvariantCulture, $"@resumed={Cursor};done={Done};gone={Lost}{Tag("last", Last)} ", out length);
    }

    /// <summary>The client fell behind and lines were skipped.</summary>
    /// <param name="Cursor">How many lines the client counts as received from now on.</param>
    public sealed record CursorMoved(long Cursor) : ControlLine("")
    {
        internal static CursorMoved? Parse(TaggedLine line) => line.Number("at") is { } cursor ? new(cursor) : null;

        private protected override bool TryWriteTags(Span<byte> output, out int length) =>
            Utf8.TryWrite(output, CultureInfo.InvariantCulture, $"@at={Cursor} ", out length);
    }

    /// <summary>The server has executed lines of the client.</summary>
    /// <param name="Done">The number of the last one.</param>
    public sealed record Acknowledged(long Done) : ControlLine("")
    {
        internal static Acknowledged? Parse(TaggedLine line) => line.Number("done") is { } done ? new(done) : null;

        private protected override bool TryWriteTags(Span<byte> output, out int length) =>
            Utf8.TryWrite(output, CultureInfo.InvariantCulture, $"@done={Done} ", out length);
    }

    /// <summary>The answer to a <see cref="TaggedClientLine.Ping"/>.</summary>
    /// <param name="Value">The value of the ping.</param>
    public sealed record Pong(string Value) : ControlLine("")
    {
        internal static Pong? Parse(TaggedLine line) => line.Find("pong") is { } value ? new(value) : null;

        private protected override bool TryWriteTags(Span<byte> output, out int length) => Utf8.TryWrite(output, $"@pong={Sanitizer.Clean(Value)} ", out length);
    }

    /// <summary>A part of the answer to <c>/who</c>.</summary>
    /// <param name="Part">The part's number, from 1.</param>
    /// <param name="Parts">How many parts the answer has.</param>
    /// <param name="Names">The nicknames, with spaces between them.</param>
    public sealed record MemberList(int Part, int Parts, string Names) : ControlLine(Names)
    {
        /// <summary>Whether no other part follows.</summary>
        public bool IsLast => Part == Parts;

        internal static MemberList? Parse(TaggedLine line)
        {
            if (line.Find("who") is not { } value)
                return null;
            var slash = value.IndexOf('/', StringComparison.Ordinal);
            return slash > 0 && int.TryParse(value[..slash], out var part) && int.TryParse(value[(slash + 1)..], out var parts)
                ? new(part, parts, line.Text)
                : new(1, 1, line.Text);
        }

        private protected override bool TryWriteTags(Span<byte> output, out int length) =>
            Utf8.TryWrite(output, CultureInfo.InvariantCulture, $"@who={Part}/{Parts} ", out length);
    }

    /// <summary>The nickname is refused; the client may try another one.</summary>
    /// <param name="Reason">What is wrong with the nickname.</param>
    /// <param name="IsFinal">Whether it would be refused later too.</param>
    public sealed record NicknameRefused(string Reason, bool IsFinal = false) : ControlLine(Reason)
    {
        internal static NicknameRefused? Parse(TaggedLine line) => line.Has("refused") ? new(line.Text, line.Has("final")) : null;

        private protected override bool TryWriteTags(Span<byte> output, out int length) =>
            TryCopy(IsFinal ? "@refused;final "u8 : "@refused "u8, output, out length);
    }

    /// <summary>The nickname is registered; a client that has a key of it answers with a <see cref="TaggedClientLine.Proof"/>.</summary>
    /// <param name="Value">A random text to sign.</param>
    public sealed record Challenge(string Value) : ControlLine("")
    {
        internal static Challenge? Parse(TaggedLine line) => line.Find("challenge") is { } value ? new(value) : null;

        private protected override bool TryWriteTags(Span<byte> output, out int length) => Utf8.TryWrite(output, $"@challenge={Value} ", out length);
    }

    /// <summary>The last line of a session: the client leaves or has left, or the server stops.</summary>
    /// <param name="Farewell">The line that a person gets.</param>
    public sealed record Goodbye(string Farewell) : ControlLine(Farewell)
    {
        /// <summary>Where clients reach the server's other nodes: addresses with commas between them; empty for none.</summary>
        public string Nodes { get; init; } = "";

        internal static Goodbye? Parse(TaggedLine line) => line.Has("bye") ? new(line.Text) { Nodes = line.Find("nodes") ?? "" } : null;

        private protected override bool TryWriteTags(Span<byte> output, out int length) =>
            Nodes.Length == 0 ? TryCopy("@bye "u8, output, out length) : Utf8.TryWrite(output, $"@bye;nodes={Nodes} ", out length);
    }
}
