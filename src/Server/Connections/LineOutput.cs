using Akka.IO;

namespace AkkaChat.Server.Connections;

/// <summary>
/// Writes whole lines to a connection whose transport is no socket, without a message to its actor: one write at a time. When one is not
/// done at once, an empty <see cref="Tcp.Write"/> has the connection actor acknowledge it.
/// </summary>
/// <param name="write">Sends; completes when the kernel has the bytes.</param>
internal sealed class LineOutput(Func<ReadOnlyMemory<byte>, Task> write)
{
    /// <summary>Completes when the kernel has all that was written so.</summary>
    public Task Written { get; private set; } = Task.CompletedTask;

    /// <summary>Writes lines.</summary>
    /// <returns>Whether that is done.</returns>
    public bool TryWrite(ReadOnlyMemory<byte> lines)
    {
        Written = write(lines);
        return Written.IsCompletedSuccessfully;
    }
}
