using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <summary>A registered nickname.</summary>
/// <param name="Name">The nickname.</param>
/// <param name="Password">The hash of its password; empty when only keys open it.</param>
/// <param name="Keys">The public halves of the keys that open it.</param>
internal sealed record Account(Nickname Name, string Password, IReadOnlyList<string> Keys)
{
    /// <summary>How many keys may open it: one for each machine of its owner.</summary>
    public const int MaxKeys = 8;

    /// <summary>Begins a credential that is a key. Others are hashes of passwords.</summary>
    public const string KeyPrefix = "key:";

    /// <summary>Whether a credential opens it.</summary>
    public bool IsOpenedBy(string credential) =>
        IsKey(credential) ? Keys.Contains(credential[KeyPrefix.Length..]) : credential.Length > 0 && credential == Password;

    /// <summary>The account with one more credential; a password takes the place of the old one.</summary>
    public Account With(string credential) =>
        IsKey(credential) ? this with { Keys = [.. Keys, credential[KeyPrefix.Length..]] } : this with { Password = credential };

    /// <summary>Whether a credential is a key.</summary>
    public static bool IsKey(string credential) => credential.StartsWith(KeyPrefix, StringComparison.Ordinal);
}
