namespace AkkaChat.Server.Limits;

/// <summary>What to do about a sender that sends too fast.</summary>
internal enum FloodAction
{
    /// <summary>Nothing: its lines wait.</summary>
    None,

    /// <summary>Warn it.</summary>
    Warn,

    /// <summary>Close its connection, with the reason.</summary>
    Close,
}
