namespace AkkaChat.Server.Rooms.Messages;

/// <summary>A credential that is a key, as text: <c>key:</c> and its public half. The other credentials are hashes of passwords.</summary>
internal static class KeyCredential
{
    private const string Prefix = "key:";

    /// <summary>Whether a credential is a key.</summary>
    public static bool Is(string credential) => credential.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The credential for the public half of a key.</summary>
    public static string Of(string key) => Prefix + key;

    /// <summary>The public half of a credential that is a key.</summary>
    public static string KeyIn(string credential) => credential[Prefix.Length..];
}
