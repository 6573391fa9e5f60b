namespace AkkaChat.Server.Settings;

/// <summary>How the room behaves; see <c>akkachat.room</c> in <c>server.conf</c>.</summary>
internal sealed record RoomSettings(int HistoryLines);
