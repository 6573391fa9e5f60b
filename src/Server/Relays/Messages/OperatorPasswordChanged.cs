using AkkaChat.Server.Passwords;

namespace AkkaChat.Server.Relays.Messages;

/// <summary>Another password makes operators from now on: published to the relays. Who is an operator stays one.</summary>
/// <param name="Password">The hash of the password; null when nobody can become one.</param>
internal sealed record OperatorPasswordChanged(PasswordHash? Password);
