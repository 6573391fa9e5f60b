namespace AkkaChat.Protocol;

/// <summary>What becomes of a character.</summary>
internal enum FilterAction : byte
{
    /// <summary>It stays.</summary>
    Keep,

    /// <summary>It goes: it cannot be seen, or it acts on the terminal.</summary>
    Drop,

    /// <summary>A space takes its place.</summary>
    Space,

    /// <summary>U+FFFD takes its place: it is no character.</summary>
    Replace,
}
