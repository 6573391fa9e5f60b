namespace AkkaChat.Server.Settings;

/// <summary>A certificate and its key, in PEM files.</summary>
/// <param name="Certificate">The certificate, and behind it those that lead to an authority.</param>
/// <param name="Key">The private key.</param>
internal sealed record CertificateFiles(string Certificate, string Key);
