namespace AkkaChat.Protocol;

/// <summary>How lines look on one connection. The server answers in the format that the client uses.</summary>
public enum WireFormat : byte
{
    /// <summary>Lines end with LF: <c>nc</c>, scripts.</summary>
    Lf,

    /// <summary>Lines end with CR LF: <c>telnet</c>, PuTTY.</summary>
    CrLf,

    /// <summary>Lines end with LF and begin with tags: the console client and other resumable clients, see <see cref="TaggedLine"/>.</summary>
    Tagged,
}
