using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.Rules;

/// <summary>A registered nickname.</summary>
/// <param name="Name">The nickname.</param>
/// <param name="Password">The hash of its password; empty when only keys open it.</param>
/// <param name="Keys">The public halves of the keys that open it.</param>
internal sealed record Account(Nickname Name, string Password, IReadOnlyList<string> Keys)
{
    /// <summary>How many keys may open it: one for each machine of its owner.</summary>
    public const int MaxKeys = 8;

    /// <summary>Whether a credential opens it.</summary>
    public bool IsOpenedBy(string credential) =>
        KeyCredential.Is(credential)
            ? Keys.Contains(KeyCredential.KeyIn(credential))
            : credential.Length > 0 && credential == Password;

    /// <summary>The account with one more credential; a password takes the place of the old one.</summary>
    public Account With(string credential) =>
        KeyCredential.Is(credential)
            ? this with { Keys = [.. Keys, KeyCredential.KeyIn(credential)] }
            : this with { Password = credential };
}
