namespace AkkaChat.Client.Session;

/// <summary>A reason to send something.</summary>
internal abstract record Outgoing
{
    private Outgoing()
    {
    }

    /// <summary>The user submitted a line.</summary>
    public sealed record Line(string Text) : Outgoing;

    /// <summary>The user chose a nickname.</summary>
    public sealed record NicknameChosen : Outgoing
    {
        public static readonly NicknameChosen Instance = new();
    }

    /// <summary>The server takes lines now; those that have waited are sent.</summary>
    public sealed record Joined : Outgoing
    {
        public static readonly Joined Instance = new();
    }

    /// <summary>The server asks to show that the nickname is this user's own.</summary>
    public sealed record Challenged : Outgoing
    {
        public static readonly Challenged Instance = new();
    }

    /// <summary>It is time to check that the server is still there.</summary>
    public sealed record Ping : Outgoing
    {
        public static readonly Ping Instance = new();
    }
}

/// <summary>A line for one connection. It is dropped once that connection has ended.</summary>
internal sealed record AddressedLine(int Connection, string Line);
