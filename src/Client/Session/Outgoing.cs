namespace AkkaChat.Client;

/// <summary>What makes a client speak.</summary>
internal abstract record Outgoing
{
    private Outgoing()
    {
    }

    /// <summary>The user said something.</summary>
    public sealed record Said(string Line) : Outgoing;

    /// <summary>The user has chosen a nickname.</summary>
    public sealed record Named : Outgoing
    {
        public static readonly Named Instance = new();
    }

    /// <summary>The server is ready to hear what has come together.</summary>
    public sealed record Ready : Outgoing
    {
        public static readonly Ready Instance = new();
    }

    /// <summary>Time to ask whether the server is still there.</summary>
    public sealed record Ping : Outgoing
    {
        public static readonly Ping Instance = new();
    }
}

/// <summary>A line for one connection; once that has ended, it is worth nothing.</summary>
internal sealed record Addressed(int Connection, string Line);
