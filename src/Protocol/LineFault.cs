namespace AkkaChat.Protocol;

/// <summary>Why a line of a client cannot be used.</summary>
public enum LineFault : byte
{
    /// <summary>The line is whole.</summary>
    None,

    /// <summary>The line holds bytes that are not UTF-8.</summary>
    NotUtf8,

    /// <summary>The line is over the limit. Only its first 32 bytes are kept.</summary>
    TooLong,

    /// <summary>A telnet subnegotiation in the line did not end. Only the line's first 32 bytes are kept.</summary>
    EndlessSubnegotiation,
}
