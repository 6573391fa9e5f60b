namespace AkkaChat.Protocol;

/// <summary>What a <see cref="CharacterFilter"/> does with a character.</summary>
internal enum FilterAction : byte
{
    /// <summary>Keeps the character.</summary>
    Keep,

    /// <summary>Removes the character: it is invisible, or controls the terminal.</summary>
    Drop,

    /// <summary>Replaces it by a space.</summary>
    Space,

    /// <summary>Replaces it by U+FFFD: it is not a character.</summary>
    Replace,
}
