namespace AkkaChat.Server.Certificates;

/// <summary>A certificate cannot be used. The message says why.</summary>
internal sealed class CertificateException(string message, Exception cause) : Exception(message, cause);
