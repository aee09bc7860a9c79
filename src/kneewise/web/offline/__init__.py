"""Kneewise without a network: the same pages, made in the browser by the same code.

After the first visit a device holds what it needs (``files``): the static files, Pyodide, the core (``core.zip``) and
the pages (``app.zip``, made by ``packed``: these rooms, Django and what it needs). When the network is away, the
service worker (``frontend/src/offline``) asks ``browser.answer`` for what the server would have answered: Django with
``settings``, the same addresses, views, forms and templates, over the facts that the device keeps
(``record.DeviceStore``). What is new goes up when the network is back.

``views`` is what the server adds for this: the service worker's script, the manifest of the app, ``app.zip``.
"""
