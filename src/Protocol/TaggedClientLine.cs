using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AkkaChat.Protocol;

/// <summary>A tagged line from a resumable client after its <see cref="Handshake"/>.</summary>
public abstract record TaggedClientLine
{
    private TaggedClientLine()
    {
    }

    /// <summary>Parses a tagged line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="parsed">The client's line, if the tags are those of one.</param>
    public static bool TryParse(TaggedLine line, [NotNullWhen(true)] out TaggedClientLine? parsed)
    {
        parsed = Numbered.Parse(line) ?? Ping.Parse(line) ?? (TaggedClientLine?)Proof.Parse(line);
        return parsed is not null;
    }

    /// <summary>The line as it is sent, without its ending.</summary>
    public abstract string Format();

    /// <summary>A line of the user with its number. The server ignores a number that is not above all before it.</summary>
    /// <param name="Id">The number, from 1.</param>
    /// <param name="Line">What the user typed, without a line ending; not sanitized.</param>
    public sealed record Numbered(long Id, string Line) : TaggedClientLine
    {
        /// <inheritdoc />
        public override string Format() => string.Create(CultureInfo.InvariantCulture, $"@id={Id} {Line}");

        internal static Numbered? Parse(TaggedLine line) => line.Number("id") is { } id ? new(id, line.Text) : null;
    }

    /// <summary>Asks whether the server is still there; the answer is a <see cref="ControlLine.Pong"/> with the same value.</summary>
    /// <param name="Value">Any value without spaces and semicolons.</param>
    public sealed record Ping(string Value) : TaggedClientLine
    {
        /// <inheritdoc />
        public override string Format() => $"@ping={Value}";

        internal static Ping? Parse(TaggedLine line) => line.Find("ping") is { } value ? new(value) : null;
    }

    /// <summary>Answers a <see cref="ControlLine.Challenge"/>: the nickname is this client's own.</summary>
    /// <param name="Key">The public half of its <see cref="LoginKey"/>.</param>
    /// <param name="Signature">The challenge, signed.</param>
    public sealed record Proof(string Key, string Signature) : TaggedClientLine
    {
        /// <inheritdoc />
        public override string Format() => $"@proof={Key};signature={Signature}";

        internal static Proof? Parse(TaggedLine line) =>
            line.Find("proof") is { } key && line.Find("signature") is { } signature ? new(key, signature) : null;
    }
}
