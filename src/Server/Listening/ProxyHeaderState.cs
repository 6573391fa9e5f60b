namespace AkkaChat.Server.Listening;

/// <summary>How much of a <see cref="ProxyHeader"/> has come.</summary>
internal enum ProxyHeaderState
{
    /// <summary>Its beginning.</summary>
    Incomplete,

    /// <summary>All of it.</summary>
    Complete,

    /// <summary>Something else.</summary>
    None,

    /// <summary>A header that is wrong.</summary>
    Wrong,
}
