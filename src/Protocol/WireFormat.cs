namespace AkkaChat.Protocol;

/// <summary>How a client ends its lines. It gets the same ending back.</summary>
public enum WireFormat : byte
{
    /// <summary>LF: <c>nc</c>, scripts.</summary>
    Lf,

    /// <summary>CR LF: <c>telnet</c>, PuTTY.</summary>
    CrLf,

    /// <summary>LF, and every line behind a tag: the console client and other programs, see <see cref="TaggedLine"/>.</summary>
    Tagged,
}
