using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>What the command line asks for.</summary>
/// <param name="Host">Name or address of the server.</param>
/// <param name="Port">Its TCP port, from 1 to 65535.</param>
/// <param name="Nickname">The nickname to join with; null: the first line of the input is it.</param>
internal sealed record ClientOptions(string Host, int Port, Nickname? Nickname);
