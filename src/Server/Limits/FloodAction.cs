namespace AkkaChat.Server.Limits;

/// <summary>What is to be done about somebody who sends too fast.</summary>
internal enum FloodVerdict
{
    /// <summary>Nothing: lines wait their turn, and that is enough.</summary>
    Bear,

    /// <summary>Tell it what it does and what will come of it.</summary>
    Warn,

    /// <summary>Tell it why, and close.</summary>
    Close,
}
