using System.Net.Sockets;

namespace AkkaChat.Bench.Fanout.Load;

/// <summary>One connection to the server.</summary>
/// <param name="Index">Its place in the crowd.</param>
/// <param name="Socket">Connected, and never waits.</param>
/// <param name="Check">Checks the lines that it gets; null when it does not listen.</param>
internal sealed record Client(int Index, Socket Socket, SequenceCheck? Check)
{
    /// <summary>Its name in the room.</summary>
    public string Nickname { get; } = $"u{Index}";

    /// <summary>Whether the server has let it in.</summary>
    public bool HasJoined { get; set; }

    /// <summary>Whether the connection still stands.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>What was received and could not be used before more comes.</summary>
    public Remainder Received { get; } = new();

    /// <summary>What the kernel has not taken yet.</summary>
    public Remainder Unsent { get; } = new();
}
