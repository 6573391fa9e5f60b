namespace AkkaChat.Protocol;

/// <summary>A language of the server's own lines. What people say is never translated, and neither is what programs parse.</summary>
public enum Language : byte
{
    /// <summary>English.</summary>
    English,

    /// <summary>Korean.</summary>
    Korean,
}
