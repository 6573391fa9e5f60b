namespace Akka.IO;

/// <summary>What has become of a socket.</summary>
[Flags]
internal enum SocketReady
{
    None = 0,

    /// <summary>There is something to read: bytes, the end, or a fault.</summary>
    ToRead = 1,

    /// <summary>There is room for more, or a fault.</summary>
    ToWrite = 2,

    /// <summary>The end has come, behind whatever can still be read.</summary>
    Ended = 4,
}
