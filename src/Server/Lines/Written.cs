using Akka.IO;

namespace AkkaChat.Server.Lines;

/// <summary>The acknowledgement of every write: its bytes are in the kernel's hands.</summary>
internal sealed class Written : Tcp.Event
{
    public static readonly Written Instance = new();

    private Written()
    {
    }
}
