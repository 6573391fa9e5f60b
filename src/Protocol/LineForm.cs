namespace AkkaChat.Protocol;

/// <summary>How the server's lines look on one connection, and in which language they are.</summary>
/// <param name="Format">The format.</param>
/// <param name="Language">The language.</param>
public readonly record struct LineForm(WireFormat Format, Language Language = Language.English)
{
    /// <summary>Whether the reader is a resumable client.</summary>
    public bool IsTagged => Format == WireFormat.Tagged;

    /// <summary>English in this format.</summary>
    /// <param name="format">The format.</param>
    public static implicit operator LineForm(WireFormat format) => new(format);
}
