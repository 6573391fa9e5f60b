using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays.Resuming;

/// <summary>Where a member goes on that rejoins with a code.</summary>
/// <param name="Former">The member that it was.</param>
/// <param name="Missed">What it missed.</param>
/// <param name="Until">The number of the last event that this takes into account.</param>
/// <param name="Preferences">How it wants its lines.</param>
internal sealed record RejoinStart(MemberId Former, MissedEvents Missed, long Until, string Preferences);
