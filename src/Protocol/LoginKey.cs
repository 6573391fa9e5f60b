using System.Security.Cryptography;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// The key with which a client shows that a registered nickname is its own: ECDSA on the curve P-256. The server keeps the public half and asks
/// for a signature of a random text, so that nobody on the way learns anything that opens the nickname.
/// </summary>
public sealed class LoginKey : IDisposable
{
    private readonly ECDsa _key;

    private LoginKey(ECDsa key) => _key = key;

    /// <summary>The public half: base64 of a SubjectPublicKeyInfo (RFC 5480).</summary>
    public string PublicHalf => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    /// <summary>A new key.</summary>
    public static LoginKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads what <see cref="ToPem"/> writes.</summary>
    /// <param name="pem">The text.</param>
    /// <exception cref="ArgumentException">It is no key.</exception>
    /// <exception cref="CryptographicException">It is a damaged key.</exception>
    public static LoginKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return new LoginKey(key);
    }

    /// <summary>The key as PKCS#8 in PEM.</summary>
    public string ToPem() => _key.ExportPkcs8PrivateKeyPem();

    /// <summary>Whether a text is the public half of such a key.</summary>
    /// <param name="text">The text.</param>
    public static bool IsPublicHalf(string text)
    {
        using var key = TryImport(text);
        return key is not null;
    }

    /// <summary>Signs a challenge.</summary>
    /// <param name="room">The room's name in the handshake: a signature for one room is worth nothing in another.</param>
    /// <param name="challenge">The server's random text.</param>
    public string Sign(string room, string challenge) => Convert.ToBase64String(_key.SignData(Text(room, challenge), HashAlgorithmName.SHA256));

    /// <summary>Whether a signature is that of a key.</summary>
    /// <param name="publicHalf">The public half of the key.</param>
    /// <param name="room">The room's name.</param>
    /// <param name="challenge">The random text.</param>
    /// <param name="signature">The signature.</param>
    public static bool Verifies(string publicHalf, string room, string challenge, string signature)
    {
        using var key = TryImport(publicHalf);
        var bytes = new byte[signature.Length];
        return key is not null
            && Convert.TryFromBase64String(signature, bytes, out var length)
            && key.VerifyData(Text(room, challenge), bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();

    private static byte[] Text(string room, string challenge) => Encoding.UTF8.GetBytes($"AkkaChat login {room} {challenge}");

    private static ECDsa? TryImport(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            return null;
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(bytes.AsSpan(0, length), out _);
            return key;
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException)
        {
            key.Dispose();
            return null;
        }
    }
}
