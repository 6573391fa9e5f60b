using System.Security.Cryptography;
using System.Text;

namespace AkkaChat.Server.Rooms.Messages;

/// <summary>
/// A hash in place of a secret: of the token of a resumable client, or of a rejoin code. Whoever reads the log must be able to use neither.
/// </summary>
/// <param name="Hex">32 hexadecimal digits.</param>
internal readonly record struct SecretHash(string Hex)
{
    private const int Bytes = 16;

    /// <summary>The hash of a token.</summary>
    public static SecretHash OfToken(string token) => Of(token);

    /// <summary>The hash of a rejoin code. The words before it stay as they are, because recorded logs have hashes.</summary>
    public static SecretHash OfCode(string code) => Of($"way back {code}");

    private static SecretHash Of(string secret) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)).AsSpan(0, Bytes)));
}
