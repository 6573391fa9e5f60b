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

    /// <summary>A read may stop short of what is there: before the end, or at an urgent mark (tcp(7)).</summary>
    StopsShort = 4,
}
