"""The WSGI application, for waitress and for Django's own tools."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "local.cms.settings")

application = get_wsgi_application()
