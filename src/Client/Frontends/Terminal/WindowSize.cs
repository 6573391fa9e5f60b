namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>The size of a terminal's window in characters.</summary>
internal readonly record struct WindowSize(int Columns, int Rows);
