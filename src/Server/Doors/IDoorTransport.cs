using Akka.IO;

namespace AkkaChat.Server.Doors;

/// <summary>
/// Carries the bytes of one connection that Akka.IO does not accept. A <see cref="DoorConnection"/> calls it: one read, one write at a time.
/// </summary>
internal interface IDoorTransport
{
    /// <summary>Reads what has come, as soon as something has; empty at the end of the peer's output.</summary>
    Task<ByteString> ReadAsync();

    /// <summary>Writes whole lines. Completes when the kernel has them.</summary>
    Task WriteAsync(ReadOnlyMemory<byte> lines);

    /// <summary>Ends the output: the peer reads an end behind what was written. Reading goes on.</summary>
    Task EndOutputAsync();

    /// <summary>Resets the connection.</summary>
    void Abort();

    /// <summary>Closes what is left of the connection. Nothing is called afterwards.</summary>
    void Release();
}
