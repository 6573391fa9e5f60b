namespace AkkaChat.Server.Commands;

/// <summary><c>/ping</c> is answered behind all that was typed before it.</summary>
internal static class PingCommand
{
    public static readonly ChatCommand Definition = new("ping", $"/ping", $"hear that the server is there", _ => new CommandOutcome.Show([$"pong"]));
}
