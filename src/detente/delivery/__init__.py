"""What stands between the network and Django: page cache, static files, fair queues and view counts.

`front.Front` is an RSGI application. It answers cached pages and files on the event loop and hands everything
else to Django's WSGI application, which runs in small bounded pools of threads.
`docs/explanation/reading-path.md` tells why; nothing in this package imports Django, so every module can be
tested alone.
"""
