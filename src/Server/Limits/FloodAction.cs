namespace AkkaChat.Server.Limits;

/// <summary>What to do about a sender that sends too fast.</summary>
internal enum FloodAction
{
    /// <summary>Nothing: its lines wait, and that is enough.</summary>
    None,

    /// <summary>Warn it.</summary>
    Warn,

    /// <summary>Tell it why, and close its connection.</summary>
    Close,
}
